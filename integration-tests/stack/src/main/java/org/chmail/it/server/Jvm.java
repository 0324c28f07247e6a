package org.chmail.it.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM like the one that runs this. */
final class Jvm {

    private static final List<String> QUICK = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Jvm() {}

    /** Options for a server that lives for minutes: quick to start rather than fast in the long run. */
    static List<String> quick() {
        return QUICK;
    }

    /** The home of the JDK that runs this. */
    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /**
     * A command for a server that lives for minutes: quick to start rather than fast in the long run.
     *
     * @param options JVM options before the class path
     */
    static List<String> command(List<String> options, String classPath, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("bin/java").toString());
        command.addAll(QUICK);
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        return command;
    }
}
