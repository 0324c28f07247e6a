package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The home of a James: its configuration, and our mailets. */
final class JamesHome {

    private static final String SAMPLE_BUDGET = "<timeBudget>300 ms</timeBudget>";
    private static final String BUDGET = "<timeBudget>1 s</timeBudget>";
    private static final List<String> FIXED = List.of(
            "dnsservice.xml",
            "domainlist.xml",
            "jmx.properties",
            "logback.xml",
            "mailrepositorystore.xml",
            "usersrepository.xml");

    private JamesHome() {}

    static void write(Artifacts artifacts, Path folder, JamesSettings settings) {
        Path conf = folder.resolve("conf");
        try {
            Files.createDirectories(conf);
            Path extensions = Files.createDirectories(folder.resolve("extensions-jars"));
            if (settings.mailets().isPresent()) {
                Path jar = settings.mailets().get();
                Files.copy(jar, extensions.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.copy(
                    artifacts.jamesHealthCheck(),
                    conf.resolve("healthcheck.properties"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the home of James cannot be written: " + folder, e);
        }
        Map<String, String> ports = new HashMap<>(Map.of(
                "SMTP", Integer.toString(settings.smtp()),
                "BRIDGE_SMTP", Integer.toString(settings.bridgeSmtp()),
                "IMAP", Integer.toString(settings.imap()),
                "POP3", Integer.toString(settings.pop3()),
                "WEBADMIN", Integer.toString(settings.webadmin())));
        for (String name : FIXED) {
            Templates.fillResource("james/" + name, conf.resolve(name), Map.of());
        }
        for (String name : List.of("smtpserver.xml", "imapserver.xml", "pop3server.xml", "webadmin.properties")) {
            Templates.fillResource("james/" + name, conf.resolve(name), ports);
        }
        writeJmap(conf, settings);
        Path mailets = conf.resolve("mailetcontainer.xml");
        Templates.fillFile(settings.mailetContainer(), mailets, settings.placeholders());
        adapt(mailets);
    }

    /**
     * The bridge writes in its users' names, and gets more time to answer than on a server: all servers share this machine, often with
     * a build.
     */
    private static void adapt(Path mailets) {
        try {
            String sample = Files.readString(mailets);
            Files.writeString(
                    mailets, SampleSwitches.on(sample, "mail of pages").replace(SAMPLE_BUDGET, BUDGET));
        } catch (IOException e) {
            throw new UncheckedIOException(mailets + " cannot be written", e);
        }
    }

    private static void writeJmap(Path conf, JamesSettings settings) {
        if (settings.jmap().isEmpty()) {
            Templates.fillResource("james/jmap.off.properties", conf.resolve("jmap.properties"), Map.of());
            return;
        }
        Keys.keyStore(conf.resolve("keystore"), "PKCS12", "james", List.of("localhost"));
        try {
            Files.writeString(conf.resolve("jwt_publickey"), Keys.pem(Keys.rsa().getPublic()));
        } catch (IOException e) {
            throw new UncheckedIOException("the key for JMAP cannot be written into " + conf, e);
        }
        Templates.fillResource(
                "james/jmap.on.properties",
                conf.resolve("jmap.properties"),
                Map.of("JMAP", Integer.toString(settings.jmap().getAsInt()), "KEYSTORE_PASSWORD", Keys.STORE_PASSWORD));
    }
}
