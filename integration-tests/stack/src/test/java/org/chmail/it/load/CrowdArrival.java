package org.chmail.it.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chmail.it.Person;
import org.chmail.it.client.CHmailUser;
import org.chmail.it.client.ChatUser;
import org.chmail.it.client.Draft;
import org.chmail.it.client.Identity;
import org.chmail.it.client.RoomSeat;
import org.chmail.it.world.Scene;

/** How a crowd comes together: mails go out, guests prove themselves and ask, authors accept. */
final class CrowdArrival {

    /** What the bridge needs for so many from one address, who do not wait to be rung anew. */
    static final String[] SETTINGS = {"limit.formsPerAddress=100000", "attempt.ringTime=1m", "chat.empty=1m"};

    private static final String AUTHOR = "The author";
    private static final int TRIES = 5;

    private final Scene scene;
    private final CrowdPlan plan;
    private final Set<String> entered = ConcurrentHashMap.newKeySet();

    private CrowdArrival(Scene scene, CrowdPlan plan) {
        this.scene = scene;
        this.plan = plan;
    }

    /**
     * Opens the rooms; all guests are in them when it returns.
     *
     * @param more addresses that stand on the first room's mail besides its guests
     */
    static List<CrowdRoom> open(Scene scene, CrowdPlan plan, String... more) throws Exception {
        return new CrowdArrival(scene, plan).open(more);
    }

    private List<CrowdRoom> open(String... more) throws Exception {
        List<Callable<List<CrowdRoom>>> work = new ArrayList<>();
        for (int i = 0; i < plan.authors(); i++) {
            Person author = scene.person("author" + i);
            CHmailUser chats = scene.comesOn(author);
            int from = i;
            // One after the other, so that an invitation is that to the room in hand.
            work.add(() -> {
                List<CrowdRoom> rooms = new ArrayList<>();
                for (int room = from; room < plan.rooms(); room += plan.authors()) {
                    rooms.add(open(author, chats, room, room == 0 ? more : new String[0]));
                }
                return rooms;
            });
        }
        return all(work).stream().flatMap(List::stream).toList();
    }

    private CrowdRoom open(Person author, CHmailUser chats, int number, String... more) throws Exception {
        List<String> addresses = IntStream.range(0, plan.guests())
                .mapToObj(i -> scene.outsider("guest" + number + "x" + i))
                .toList();
        int half = Math.max(1, plan.guests() / 2);
        Identity mail = stamped(() -> {
            Draft draft = scene.mail(author).subject("Room " + number);
            addresses.subList(0, half).forEach(draft::to);
            addresses.subList(half, plan.guests()).forEach(draft::cc);
            return draft.cc(more);
        });
        List<Callable<GuestPage>> coming = new ArrayList<>();
        for (int i = 0; i < plan.guests(); i++) {
            String name = "Guest " + (number * plan.guests() + i);
            String address = addresses.get(i);
            coming.add(() -> GuestPage.asks(scene, mail.chatUrl(), address, name));
        }
        List<GuestPage> guests = all(coming);
        chats.isRungFor(mail, ChatUser.PATIENCE.multipliedBy(2));
        chats.accepts(mail);
        RoomSeat seat = chats.chat().enters(invitation(chats.chat()), AUTHOR);
        guests.forEach(GuestPage::isInTheChat);
        return new CrowdRoom(mail, chats, seat, guests);
    }

    /** Sends a mail until it is stamped: James sends it on without, if the bridge has too much to do to answer in time. */
    private Identity stamped(Supplier<Draft> draft) {
        for (int i = 1; i < TRIES; i++) {
            Optional<Identity> identity =
                    scene.outside().receives(draft.get().send()).identity();
            if (identity.isPresent()) {
                return identity.get();
            }
            System.out.println("A mail was not stamped, and is sent again.");
        }
        return scene.sendOutside(draft.get());
    }

    /** The next room. Some versions of Openfire invite besides the bridge, so that a room comes twice. */
    private String invitation(ChatUser chat) {
        return chat.hears(
                        "an invitation to another room",
                        message -> message.invitation().filter(entered::add).isPresent(),
                        ChatUser.PATIENCE.multipliedBy(2))
                .invitation()
                .orElseThrow();
    }

    /** All at once. */
    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        }
    }
}
