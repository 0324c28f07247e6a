package org.chmail.bridge.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chmail.bridge.chat.Chats;
import org.chmail.bridge.chat.Occupant;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.chat.RoomNews;
import org.chmail.bridge.chat.Said;
import org.chmail.bridge.directory.Transactions;
import org.chmail.bridge.model.Chat;
import org.chmail.bridge.model.ChatEvent;
import org.chmail.bridge.model.ChatEvent.Kind;

/** Writes down what happens in open rooms, each message once, and acts on it. */
public final class RoomTalk implements RoomListener {

    /** The longest words that are kept, in characters; what is longer is cut. */
    private static final int LONGEST = 65_536;

    /** History is asked for from so long before the last known message: the clocks of two computers differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** A message without an id is known again by its words, if the two times are no further apart. */
    private static final Duration SAME = Duration.ofSeconds(30);

    private final Transactions<? extends AttemptTransaction> transactions;
    private final Chats chats;
    private final TranscriptSwitch transcripts;
    private final Clock clock;

    RoomTalk(
            Transactions<? extends AttemptTransaction> transactions,
            Chats chats,
            TranscriptSwitch transcripts,
            Clock clock) {
        this.transactions = transactions;
        this.chats = chats;
        this.transcripts = transcripts;
        this.clock = clock;
    }

    @Override
    public void happened(String room, List<RoomNews> news) {
        List<RoomNews> kept =
                news.stream().filter(one -> !(one instanceof RoomNews.Typing)).toList();
        if (!kept.isEmpty()) {
            Function<AttemptTransaction, List<RoomNews>> work = tx -> {
                Optional<Chat> chat = chats.inRoom(tx, room);
                for (RoomNews one : kept) {
                    chat = chat.map(now -> apply(tx, now, one));
                }
                return kept;
            };
            boolean words = kept.stream().allMatch(RoomNews.Spoken.class::isInstance);
            var unused = words ? transactions.quiet(work) : transactions.write(work);
        }
    }

    @Override
    public Optional<Instant> historyFrom(String room) {
        return transactions.read(tx -> chats.inRoom(tx, room)
                .flatMap(chat -> tx.events().last(chat.id(), Set.of(Kind.SAID)))
                .map(event -> event.at().minus(OVERLAP)));
    }

    @Override
    public void away() {
        chats.away();
    }

    @Override
    public void backAgain() {
        chats.backAgain();
    }

    private Chat apply(AttemptTransaction tx, Chat chat, RoomNews news) {
        return switch (SeatedNews.of(tx, chat, news)) {
            case RoomNews.Spoken spoken -> spoken(tx, chat, spoken);
            case RoomNews.Present present -> present(tx, chat, present.others());
            case RoomNews.PutOut out -> {
                chats.repair(tx, chat);
                yield chat;
            }
            case RoomNews.Typing types -> chat;
        };
    }

    private Chat spoken(AttemptTransaction tx, Chat chat, RoomNews.Spoken spoken) {
        Said said = spoken.said();
        Instant now = clock.instant();
        Instant at = said.at().isAfter(now) ? now : said.at();
        String body = cut(said.body());
        boolean known = !spoken.live()
                && said.stanzaId() == null
                && tx.events().said(chat.id(), said.nick(), body, at.minus(SAME), at.plus(SAME));
        if (known || !tx.events().add(event(chat, Kind.SAID, said, spoken, body, at))) {
            return chat;
        }
        if (spoken.live()) {
            transcripts.heard(tx, chat, new Occupant(said.nick(), spoken.login()), body);
        }
        return chats.spoken(tx, chat, at);
    }

    /** Who came and who went is told by the difference: after a while elsewhere the bridge learns only who is there. */
    private Chat present(AttemptTransaction tx, Chat chat, List<Occupant> others) {
        Set<Occupant> before = new HashSet<>(tx.events().present(chat.id()));
        Set<Occupant> after = new HashSet<>(others);
        before.stream()
                .filter(occupant -> !after.contains(occupant))
                .forEach(occupant -> tx.events().add(moved(chat, Kind.WENT, occupant)));
        others.stream()
                .filter(occupant -> !before.contains(occupant))
                .forEach(occupant -> tx.events().add(moved(chat, Kind.CAME, occupant)));
        return chats.occupied(tx, chat, others.size());
    }

    private static ChatEvent event(Chat chat, Kind kind, Said said, RoomNews.Spoken spoken, String body, Instant at) {
        return new ChatEvent(chat.id(), 0, kind, said.nick(), spoken.login(), said.stanzaId(), body, at);
    }

    private ChatEvent moved(Chat chat, Kind kind, Occupant occupant) {
        return new ChatEvent(chat.id(), 0, kind, occupant.nick(), occupant.login(), null, null, clock.instant());
    }

    private static String cut(String body) {
        if (body.length() <= LONGEST) {
            return body;
        }
        int end = LONGEST - 1;
        return body.substring(0, Character.isHighSurrogate(body.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
