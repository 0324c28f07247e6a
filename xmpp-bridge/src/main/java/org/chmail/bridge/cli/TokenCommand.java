package org.chmail.bridge.cli;

import picocli.CommandLine.Command;

/** {@code token}: only holds its subcommands. */
@Command(name = "token", description = "Tokens of the HTTP API.")
final class TokenCommand {}
