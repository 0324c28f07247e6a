package org.chmail.bridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.chmail.bridge.directory.RegistrationGuard.Registration;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.LoginId;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private final Directory directory = new Directory("example.org", Set.of("example.org"));

    @Test
    void addressOfATrustedDomainShouldBeTheLoginOfTheSameName() {
        assertThat(directory.trustedLogin(new Address("Bob+x@Example.org"))).contains(new LoginId("bob@example.org"));
    }

    @Test
    void whatAJidForbidsShouldBeEscapedBothWays() {
        LoginId login = new LoginId("o\\27hara@example.org");

        assertThat(directory.trustedLogin(new Address("o'hara@example.org"))).contains(login);
    }

    @Test
    void addressElsewhereShouldHaveNoLogin() {
        assertThat(directory.trustedLogin(new Address("bob@elsewhere.example"))).isEmpty();
        assertThat(directory.trustedLogin(new Address("bob@sub.example.org"))).isEmpty();
    }

    @Test
    void seatShouldBeNobody() {
        assertThat(directory.trustedLogin(new Address("chmail-seat-1@example.org")))
                .isEmpty();
        assertThat(directory.trustedLogin(new Address("CHmail-Seat-12+x@example.org")))
                .isEmpty();
        assertThat(directory.loginOfUser("chmail-seat-1")).isEmpty();
        assertThat(directory.trustedLogin(new Address("chmail-seat@example.org")))
                .contains(new LoginId("chmail-seat@example.org"));
    }

    @Test
    void nobodyShouldBeBoundWhenNoDomainIsTrusted() {
        Directory none = new Directory("example.org", Set.of());

        assertThat(none.trustedLogin(new Address("bob@example.org"))).isEmpty();
    }

    @Test
    void userWithoutDomainShouldBeOneOfTheHost() {
        assertThat(directory.loginOfUser("bob")).contains(new LoginId("bob@example.org"));
        assertThat(directory.loginOfUser("bob@example.org")).contains(new LoginId("bob@example.org"));
        assertThat(directory.loginOfUser(" ")).isEmpty();
    }

    @Test
    void openRegistrationShouldBeObjectedToUnlessOnLoopback() {
        RegistrationGuard guard = new RegistrationGuard(false);
        assertThat(guard.objection()).hasValueSatisfying(why -> assertThat(why).contains("Not yet known"));
        guard.learned(Registration.OPEN);
        assertThat(guard.objection()).hasValueSatisfying(why -> assertThat(why).contains("lets anyone register"));
        guard.learned(Registration.CLOSED);
        assertThat(guard.objection()).isEmpty();

        assertThat(new RegistrationGuard(true).objection()).isEmpty();
    }
}
