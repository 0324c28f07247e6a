package org.chmail.mailets.james39;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chmail.mailets.PlayedBridge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code conf/james/mailetcontainer.xml}, with a bridge that is played. */
abstract class SampleInJames39 {

    @TempDir
    Path home;

    final PlayedBridge bridge = PlayedBridge.start();
    String sample = "";

    @BeforeEach
    void writeToken() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "sesame\n");
        sample = James39.sample(
                        "mailetcontainer.xml",
                        Map.of("DOMAIN", "example.org", "BRIDGE_API", bridge.url(), "TOKEN_FILE", token.toString()))
                .replace("300 ms", "10 s"); // the test's machine may be slow
    }

    @AfterEach
    void close() {
        bridge.close();
    }
}
