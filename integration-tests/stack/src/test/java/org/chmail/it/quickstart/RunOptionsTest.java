package org.chmail.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.chmail.it.client.XmppServer;
import org.chmail.it.server.Artifacts;
import org.junit.jupiter.api.Test;

class RunOptionsTest {

    private final Artifacts artifacts = new Artifacts(Path.of("/project"));

    @Test
    void folderAndDomainShouldBeTheProjectsOwnWhenNotGiven() {
        RunOptions options = RunOptions.of(artifacts, null, null, null, List.of(), false);

        assertThat(options.folder()).isEqualTo(Path.of("/project/target/quickstart"));
        assertThat(options.domain()).isEqualTo("example.org");
        assertThat(options.foreign()).isEmpty();
    }

    @Test
    void foreignServerShouldBeTakenWithItsDomain() {
        RunOptions options = RunOptions.of(artifacts, null, "[::1]:5222", "of.test", List.of(), false);

        assertThat(options.foreign()).contains(new XmppServer("::1", 5222, "of.test"));
    }

    @Test
    void foreignServerShouldBeRefusedWhenItsDomainIsNotSaid() {
        assertThatThrownBy(() -> RunOptions.of(artifacts, null, "localhost:5222", null, List.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--domain");
    }

    @Test
    void foreignServerShouldBeRefusedWhenThePortIsNone() {
        assertThatThrownBy(() -> RunOptions.of(artifacts, null, "localhost:65536", "d", List.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost:65536");
    }

    @Test
    void settingShouldBeRefusedWhenItHasNoValue() {
        assertThatThrownBy(() -> RunOptions.of(artifacts, null, null, null, List.of("attempt.ringTime"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempt.ringTime");
    }
}
