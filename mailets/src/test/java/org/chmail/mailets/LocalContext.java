package org.chmail.mailets;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMailContext;

/** James' context for mailets, with every address of one domain as a local user. */
public final class LocalContext {
    private LocalContext() {}

    public static MailetContext of(String domain) {
        MailetContext rest = FakeMailContext.defaultContext();
        Domain local = Domain.of(domain);
        return (MailetContext) Proxy.newProxyInstance(
                LocalContext.class.getClassLoader(),
                new Class<?>[] {MailetContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isLocalServer" -> arguments[0].equals(local);
                    case "isLocalEmail" ->
                        ((MailAddress) arguments[0]).getDomain().equals(local);
                    case "localRecipients" ->
                        ((Collection<?>) arguments[0])
                                .stream()
                                        .map(MailAddress.class::cast)
                                        .filter(address -> address.getDomain().equals(local))
                                        .collect(Collectors.toList());
                    default -> {
                        try {
                            yield method.invoke(rest, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }
}
