package org.chmail.it.load;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.chmail.it.client.ChatUser;
import org.chmail.it.world.Scene;

/** Somebody without a login at a mail's page, who sends and hears exactly what the page's script sends and hears. */
final class GuestPage implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{8})\\b");
    /** For a message to be taken, however often it is sent. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String name;
    private final String address;
    private final PageClient client;
    private final PageStream stream;
    private final Map<String, Said> said = new ConcurrentHashMap<>();

    /**
     * A message of theirs.
     *
     * @param pressed when it was to be sent
     * @param answered when the bridge had taken it
     */
    record Said(long pressed, long answered) {}

    private GuestPage(String name, String address, PageClient client, PageStream stream) {
        this.name = name;
        this.address = address;
        this.client = client;
        this.stream = stream;
    }

    /** Opens the link, proves to be on the mail by the code that is mailed there, asks for a chat, and waits. */
    static GuestPage asks(Scene scene, String url, String address, String name) {
        PageClient client = new PageClient(url);
        client.load();
        client.submit("code", Map.of("address", address));
        client.submit("proof", Map.of("code", code(scene, address), "name", name));
        client.submit("ask", Map.of());
        return new GuestPage(name, address, client, new PageStream(client));
    }

    /** Waits for the code that is mailed there. */
    static String code(Scene scene, String address) {
        String mail = scene.outside().receivesFor(address, "is your code", 1).text();
        Matcher code = CODE.matcher(mail);
        if (!code.find()) {
            throw new AssertionError("no code in: " + mail);
        }
        return code.group(1);
    }

    /** Waits until they are in the chat. */
    GuestPage isInTheChat() {
        Awaitility.await("%s is in the chat".formatted(this))
                .atMost(ChatUser.PATIENCE.multipliedBy(2))
                .until(() -> stream.phase().equals("chat") && !stream.me().isEmpty());
        return this;
    }

    /**
     * Says something: under one ref until it was taken, as the script does.
     *
     * @param due when it was to be said, by {@link System#nanoTime}
     * @throws AssertionError if it is refused
     */
    void says(String words, long due) {
        Map<String, String> message = Map.of("ref", UUID.randomUUID().toString(), "body", words);
        int status = Awaitility.await(words)
                .atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Durations.ONE_SECOND)
                .ignoreException(UncheckedIOException.class)
                .until(() -> client.post("say", message), answer -> answer < 500);
        if (status != 202) {
            throw new AssertionError("%d for \"%s\" of %s".formatted(status, words, this));
        }
        said.put(words, new Said(due, System.nanoTime()));
    }

    /** What the bridge has taken from them, by its words. */
    Map<String, Said> said() {
        return said;
    }

    /** What they saw, as it came. */
    List<Shown> saw() {
        return stream.said();
    }

    /** Their stream. */
    PageStream stream() {
        return stream;
    }

    /** What the others see them called. */
    String nick() {
        return stream.me();
    }

    String name() {
        return name;
    }

    /** Leaves the chat and closes the page. */
    @Override
    public void close() {
        stream.close();
        client.post("leave", Map.of());
    }

    @Override
    public String toString() {
        return "%s <%s> (%s%s%s)".formatted(name, address, stream.phase(), stream.bye(), stream.trouble());
    }
}
