package org.chmail.bridge.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.DirectoryTransaction;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.Guest;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.model.Mail;
import org.chmail.bridge.model.Participant;
import org.chmail.bridge.model.Participant.Role;
import org.chmail.bridge.words.Phrases;

/** What the people on one mail are called: by their names in its header, never by their addresses. */
final class People {

    private final List<Participant> participants;
    private final Map<Address, LoginId> logins;
    private final Map<LoginId, String> names = new HashMap<>();
    private final Map<LoginId, Guest> guests = new HashMap<>();

    private People(List<Participant> participants, Map<Address, LoginId> logins) {
        this.participants = participants;
        this.logins = logins;
    }

    static People on(DirectoryTransaction tx, Directory directory, Mail mail) {
        List<Participant> participants = tx.mails().participants(mail.id());
        People people = new People(
                participants,
                directory.loginsOf(
                        tx, participants.stream().map(Participant::address).toList()));
        for (Participant participant : participants) {
            LoginId login = people.logins.get(participant.address());
            if (login != null) {
                people.names.putIfAbsent(login, shown(participant));
            }
        }
        tx.guests().on(mail.id()).forEach(guest -> people.guests.put(guest.login(), guest));
        return people;
    }

    /** Who wrote the mail. */
    String author() {
        return participants.stream()
                .filter(participant -> participant.role() == Role.AUTHOR)
                .findFirst()
                .map(People::shown)
                .orElse("");
    }

    /** All, in the header's order. */
    List<String> names() {
        return participants.stream().map(People::shown).toList();
    }

    /** All but the one of this address. */
    List<String> namesBut(Address address) {
        List<String> others = new ArrayList<>();
        for (Participant participant : participants) {
            if (!participant.address().equals(address)) {
                others.add(shown(participant));
            }
        }
        return others;
    }

    /** All but this login. */
    List<String> namesBut(LoginId login) {
        return participants.stream()
                .filter(participant -> !login.equals(logins.get(participant.address())))
                .map(People::shown)
                .toList();
    }

    /** The one of this address, if it is on the mail. */
    Optional<Participant> byAddress(Address address) {
        return participants.stream()
                .filter(participant -> participant.address().equals(address))
                .findFirst();
    }

    /** What this login is called; of one who is not on the mail, what stands before its {@code @}. */
    String name(LoginId login) {
        Guest guest = guests.get(login);
        if (guest != null) {
            return guest.name();
        }
        return names.getOrDefault(login, Guest.is(login) ? "" : login.local());
    }

    /** The same; of a guest it is seen that they are one. */
    String called(LoginId login, Phrases phrases) {
        Guest guest = guests.get(login);
        return guest == null ? name(login) : phrases.guest(guest.name(), guest.proven());
    }

    static String shown(Participant participant) {
        String tidy = Nicks.tidied(participant.shownAs());
        return tidy.isEmpty() ? Nicks.tidied(participant.address().local()) : tidy;
    }
}
