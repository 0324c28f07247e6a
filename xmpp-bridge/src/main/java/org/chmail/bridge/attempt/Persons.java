package org.chmail.bridge.attempt;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.chmail.bridge.directory.Directory;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Address;
import org.chmail.bridge.model.JidEscape;
import org.chmail.bridge.model.LoginId;
import org.chmail.bridge.words.Words;

/** What is held about a person, for an admin whom that person has asked. */
public final class Persons {

    private static final int TRIES = 10;

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Directory directory;
    private final Withdrawing withdrawing;
    private final Words words;

    public Persons(
            Transactions<? extends AttemptTransaction> transactions,
            Directory directory,
            Withdrawing withdrawing,
            Words words) {
        this.transactions = transactions;
        this.directory = directory;
        this.withdrawing = withdrawing;
        this.words = words;
    }

    /**
     * All that is held about a person.
     *
     * @param who a login ID, or a mail address, bound or not
     * @throws IllegalArgumentException if it is neither
     */
    public SequencedMap<String, List<Map<String, Object>>> export(String who) {
        return transactions.read(tx -> tx.persons().export(person(tx, who)));
    }

    /**
     * Ends the person's attempts and chats, and deletes all that is held about them.
     *
     * @param who as {@link #export}
     * @return how many rows of what
     * @throws IllegalStateException if attempts with this person are begun faster than they can be ended
     */
    public SequencedMap<String, Integer> erase(String who) {
        for (int i = 0; i < TRIES; i++) {
            transactions
                    .<List<String>>read(tx -> tx.persons().openAttempts(person(tx, who)))
                    .forEach(withdrawing::cancel);
            Optional<SequencedMap<String, Integer>> erased = transactions.write(tx -> {
                Person person = person(tx, who);
                return tx.persons().openAttempts(person).isEmpty()
                        ? Optional.of(tx.persons().erase(person, words.in("").say("farewell.only")))
                        : Optional.empty();
            });
            if (erased.isPresent()) {
                return erased.get();
            }
        }
        throw new IllegalStateException(
                "Attempts with " + who + " are begun again and again. Close the account first, and say it again.");
    }

    /** An address stands for the login that it is bound to; what a JID escapes can only be a login. */
    private Person person(AttemptTransaction tx, String who) {
        if (who.indexOf('\\') >= 0) {
            LoginId login = new LoginId(who);
            return new Person(login, directory.addressesOf(tx, login));
        }
        Address address = new Address(who);
        LoginId login = directory
                .loginOf(tx, address)
                .orElseGet(() -> new LoginId(JidEscape.escape(address.local()) + "@" + address.domain()));
        Set<Address> addresses = new HashSet<>(directory.addressesOf(tx, login));
        addresses.add(address);
        return new Person(login, addresses);
    }
}
