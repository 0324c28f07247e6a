package org.chmail.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBookTest {

    @TempDir
    private Path folder;

    @Test
    void portShouldBeTheSameWhenTheBookIsReadAgain() {
        Path file = folder.resolve("ports.properties");
        int port = new PortBook(file).port("james.smtp");

        assertThat(new PortBook(file).port("james.smtp")).isEqualTo(port);
    }

    @Test
    void portShouldBeRefusedByNameWhenAnotherListensThere() throws Exception {
        Path file = folder.resolve("ports.properties");
        int port = new PortBook(file).port("james.smtp");
        PortBook again = new PortBook(file);

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> again.port("james.smtp"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("james.smtp")
                    .hasMessageContaining(Integer.toString(port));
        }
    }
}
