package io.camelcodegen.auth.oauth2;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Whether somebody listens at a port of this machine. */
final class Listening {

    private Listening() {}

    /** Waits until nobody does; false where somebody still does after many tries. */
    static boolean endsAt(URI uri) throws IOException {
        for (int i = 0; i < 10_000; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
                Thread.onSpinWait();
            } catch (ConnectException e) {
                return true;
            }
        }
        return false;
    }
}
