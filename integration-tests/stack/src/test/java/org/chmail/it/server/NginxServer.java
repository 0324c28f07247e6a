package org.chmail.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The nginx of the system with the sample that admins copy, as a process of its own beside the system's service, which it
 * neither needs nor touches: own configuration, ports, logs and certificate.
 */
public final class NginxServer implements AutoCloseable {

    /** What the sample calls itself. */
    public static final String NAME = "chat.example.org";

    private static final Duration START = Duration.ofSeconds(20);

    private final Path folder;
    private final int plainPort;
    private final int port;
    private final SelfSigned certificate;
    private final ServerProcess process;
    private final Thread lastResort;

    private NginxServer(Artifacts artifacts, Path folder, int upstream) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        this.plainPort = Ports.free();
        this.port = Ports.free();
        this.certificate =
                SelfSigned.make(Files.createDirectories(this.folder.resolveSibling("tls")), NAME, "127.0.0.1");
        writeConfig(artifacts, upstream);
        this.process = ServerProcess.start(
                "nginx",
                this.folder,
                this.folder.resolve("nginx.log"),
                Map.of(),
                List.of(
                        Program.NGINX.find().toString(),
                        "-p",
                        this.folder.toString(),
                        "-e",
                        this.folder.resolve("nginx.log").toString(),
                        "-c",
                        this.folder.resolve("nginx.conf").toString()));
        this.lastResort = new Thread(process::kill, "last-resort");
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * Starts one.
     *
     * @param folder made if absent
     * @param upstream the port of loopback that it stands before
     * @throws ServerFailure if nginx refuses the sample, or does not answer within 20 s
     */
    public static NginxServer start(Artifacts artifacts, Path folder, int upstream) {
        try {
            NginxServer nginx = new NginxServer(artifacts, folder, upstream);
            nginx.process.awaitReady(nginx::answers, START);
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException("nginx cannot be started in " + folder, e);
        }
    }

    /** Base URL, as a browser sees it. */
    public String url() {
        return "https://" + NAME + ":" + port;
    }

    /** A URL for {@link #client}: by address, since only browsers here know the name. */
    public URI at(String path) {
        return URI.create("https://127.0.0.1:" + port + path);
    }

    /** A URL without TLS. */
    public URI plainlyAt(String path) {
        return URI.create("http://127.0.0.1:" + plainPort + path);
    }

    /** Speaks HTTP/2, and believes this server's certificate. */
    public HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(certificate.trusting())
                .build();
    }

    /** All that it has written to any log. */
    public String logs() {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(log));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the logs in " + folder + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        process.close();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    private void writeConfig(Artifacts artifacts, int upstream) throws IOException {
        Templates.fillResource("nginx.conf", folder.resolve("nginx.conf"), Map.of("FOLDER", folder.toString()));
        String sample = Files.readString(artifacts.nginxSite());
        for (Map.Entry<String, String> change : Map.of(
                        "listen 80;",
                        "listen 127.0.0.1:" + plainPort + ";",
                        "listen [::]:80;",
                        "",
                        "listen 443 ssl http2;",
                        "listen 127.0.0.1:" + port + " ssl http2;",
                        "listen [::]:443 ssl http2;",
                        "",
                        "server 127.0.0.1:8460;",
                        "server 127.0.0.1:" + upstream + ";",
                        "/etc/letsencrypt/live/chat.example.org/fullchain.pem",
                        certificate.certificate().toString(),
                        "/etc/letsencrypt/live/chat.example.org/privkey.pem",
                        certificate.key().toString(),
                        "/var/log/nginx/",
                        folder + "/")
                .entrySet()) {
            if (!sample.contains(change.getKey())) {
                throw new IllegalStateException("the sample for nginx no longer has: " + change.getKey());
            }
            sample = sample.replace(change.getKey(), change.getValue());
        }
        Files.writeString(folder.resolve("chmail.conf"), sample);
    }
}
