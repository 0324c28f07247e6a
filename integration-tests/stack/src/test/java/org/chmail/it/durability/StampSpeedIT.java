package org.chmail.it.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chmail.it.Person;
import org.chmail.it.client.Identity;
import org.chmail.it.durability.TestDatabase.Kind;
import org.chmail.it.world.Api;
import org.chmail.it.world.InWorld;
import org.chmail.it.world.RestoredBridge;
import org.chmail.it.world.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail is not held up by chat: stamping keeps its speed while a thousand legs, and the rings that follow, are due. */
@InWorld
@Tag("Long")
class StampSpeedIT {

    private static final int PEOPLE = 20;
    private static final int DUE = 1_000;
    private static final int WARM_UP = 500;
    private static final int MAILS = 1_000;
    private static final double LIMIT_MILLIS = 50;

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void stampShouldKeepItsSpeedWhenAThousandRowsAreDue(Kind kind, Scene scene) throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(scene.person("person" + i));
            scene.comesOn(people.getLast());
        }
        TestDatabase database = TestDatabase.create(kind, scene.folder().resolve("durability-speed-" + kind));
        Ground.lay(scene, database);
        List<String> settings = new ArrayList<>(Ground.withoutLimits(database));
        settings.addAll(List.of("attempt.ringTime=10m", "attempt.maxRings=10", "attempt.ttl=24h"));
        try (RestoredBridge restored = scene.bridgeWith(settings.toArray(String[]::new))) {
            measure(scene, people, "warm", WARM_UP);
            Times floor = measure(scene, people, "floor", MAILS);
            for (int i = 0; i < DUE; i++) {
                begin(scene, people, i);
            }
            Times busy;
            try (DueAgain due = new DueAgain(database)) {
                busy = measure(scene, people, "busy", MAILS);
                System.out.println(due.counted());
            }

            String figures =
                    "Stamping on %s, %d mails each: nothing due %s; with %d legs due again each second %s; ratio of p99 %.1f%n"
                            .formatted(kind, MAILS, floor, DUE, busy, busy.at(99) / floor.at(99));
            System.out.print(figures);
            Files.writeString(scene.folder().resolve("durability-speed-" + kind + ".txt"), figures);
            assertThat(busy.at(99)).as(figures).isLessThan(LIMIT_MILLIS);
            assertThat(restored.bridge().process().isAlive()).isTrue();
        }
    }

    /** How long each call took, in nanoseconds and in order. */
    private record Times(List<Long> nanos) {

        /** A percentile in milliseconds. */
        double at(int percent) {
            return nanos.get(nanos.size() * percent / 100) / 1e6;
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, longest %.1f ms".formatted(at(50), at(99), nanos.getLast() / 1e6);
        }
    }

    private static Times measure(Scene scene, List<Person> people, String name, int mails) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            long begin = System.nanoTime();
            assertThat(stamp(scene, people, name, i).status()).isEqualTo(200);
            nanos.add(System.nanoTime() - begin);
        }
        Collections.sort(nanos);
        return new Times(nanos);
    }

    private static void begin(Scene scene, List<Person> people, int number) {
        Api.Answer stamped = stamp(scene, people, "due", number);
        Identity mail = new Identity(
                stamped.body().path("loginId").asText(),
                stamped.body().path("host").asText(),
                stamped.body().path("port").asInt(),
                "");
        assertThat(scene.api()
                        .beginAttempt(mail, receiver(people, number).address())
                        .status())
                .isEqualTo(201);
    }

    private static Api.Answer stamp(Scene scene, List<Person> people, String name, int number) {
        return scene.api()
                .stamp(
                        "<" + name + "-" + number + "@durable.example>",
                        people.get(number % PEOPLE).address(),
                        "Speed " + number,
                        List.of(receiver(people, number).address()),
                        List.of());
    }

    private static Person receiver(List<Person> people, int number) {
        int other = 1 + number / PEOPLE % (PEOPLE - 1);
        return people.get((number + other) % PEOPLE);
    }
}
