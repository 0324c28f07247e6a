package org.chmail.it.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chmail.it.world.Scene;

/** The users, each with an account and an XMPP client that is on. */
record Cast(List<Actor> actors) implements AutoCloseable {

    private static final int AT_ONCE = 4;

    static Cast of(int users, Scene scene, Ledger ledger) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Actor>> begun = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                String role = "user" + i;
                begun.add(threads.submit(
                        () -> new Actor(scene.person(role), scene.stack().bridgeJid(), ledger)));
            }
            List<Actor> actors = new ArrayList<>();
            for (Future<Actor> one : begun) {
                Actor actor = one.get();
                actor.comesOn();
                actors.add(actor);
            }
            return new Cast(List.copyOf(actors));
        }
    }

    @Override
    public void close() {
        actors.forEach(Actor::close);
    }
}
