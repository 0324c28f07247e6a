package org.chmail.bridge.cli;

/** What the program's exit says. */
final class ExitCodes {

    static final int OK = 0;
    static final int FAILED = 1;
    /** The command line or the configuration is refused; nothing was done. */
    static final int USAGE = 2;

    private ExitCodes() {}
}
