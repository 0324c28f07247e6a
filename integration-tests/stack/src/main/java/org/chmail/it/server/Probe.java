package org.chmail.it.server;

/** Asks a server whether it is ready. */
@FunctionalInterface
interface Probe {

    /**
     * Asks once.
     *
     * @return whether the server answered as a ready one does
     * @throws Exception counts as not ready
     */
    boolean isReady() throws Exception;
}
