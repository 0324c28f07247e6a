package org.chmail.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void absentFileShouldBeMadeForItsOwnerOnlyAndReadAgain() throws Exception {
        Path file = folder.resolve("data/chmail.key");

        List<byte[]> made = KeyFile.load(file);

        assertThat(made).singleElement().satisfies(key -> assertThat(key).hasSize(32));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.load(file).get(0)).isEqualTo(made.get(0));
        assertThat(file.getParent())
                .isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void keysShouldBeReadInOrderWithoutComments() throws Exception {
        String first = Base64.getEncoder().encodeToString(new byte[32]);
        String second = Base64.getEncoder()
                .encodeToString("another key of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII));
        Path file = Files.writeString(folder.resolve("keys"), "# since May\n" + second + "\n\n" + first + "\n");

        assertThat(KeyFile.load(file)).hasSize(2).element(1).isEqualTo(new byte[32]);
    }

    @Test
    void badLineShouldBeRefusedByFileAndNumber() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "# fine\nshort\n");

        assertThatIOException()
                .isThrownBy(() -> KeyFile.load(file))
                .withMessageContaining("keys, line 2: not a key")
                .withMessageContaining("openssl rand");
    }

    @Test
    void fileWithoutKeyShouldBeRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("keys"), "# nothing\n");

        assertThatIOException().isThrownBy(() -> KeyFile.load(file)).withMessageContaining("holds no key");
    }
}
