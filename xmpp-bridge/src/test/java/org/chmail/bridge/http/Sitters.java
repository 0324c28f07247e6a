package org.chmail.bridge.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chmail.bridge.chat.Seat;
import org.chmail.bridge.chat.Seats;

/** Seats that write down what is done with them. */
final class Sitters implements Seats {

    final List<String> log = new CopyOnWriteArrayList<>();

    @Override
    public String account(int number) {
        return "chmail-seat-" + number + "@example.org";
    }

    @Override
    public void sit(Seat seat) {
        log.add("sit " + seat.nick());
    }

    @Override
    public void say(Seat seat, String body, String id) {
        log.add(seat.nick() + ": " + body);
    }

    @Override
    public void type(Seat seat, boolean composing) {
        log.add(seat.nick() + (composing ? " types" : " types no longer"));
    }

    @Override
    public void leave(Seat seat) {
        log.add("leave " + seat.nick());
    }
}
