package org.chmail.bridge.cli;

import org.chmail.bridge.model.Address;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a person is named: both a login ID and a mail address are {@code local@domain}. */
final class LoginOrAddress implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
        try {
            return new Address(value).value();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("neither a login ID nor a mail address (local@domain): " + value);
        }
    }
}
