package org.chmail.bridge.store;

import java.io.IOException;

/** Takes the lock of the database that its argument names, says so, and keeps it until its input ends. */
final class ServingProcess {

    private ServingProcess() {}

    @SuppressWarnings("SystemOut") // it is what the test waits for
    public static void main(String[] args) throws IOException {
        try (ServeLock lock = ServeLock.acquire(new StoreSettings(args[0], null, null, 1))) {
            System.out.println("serving " + (lock != null));
            System.in.read();
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
