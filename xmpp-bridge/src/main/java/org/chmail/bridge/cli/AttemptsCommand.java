package org.chmail.bridge.cli;

import picocli.CommandLine.Command;

/** {@code attempts}: only holds its subcommands. */
@Command(name = "attempts", description = "Attempts to chat: who asks whom.")
final class AttemptsCommand {}
