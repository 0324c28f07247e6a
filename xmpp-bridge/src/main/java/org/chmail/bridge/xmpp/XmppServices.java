package org.chmail.bridge.xmpp;

import org.chmail.bridge.attempt.Answering;
import org.chmail.bridge.attempt.Asking;
import org.chmail.bridge.attempt.Blocking;
import org.chmail.bridge.attempt.Kicking;
import org.chmail.bridge.attempt.Repeats;
import org.chmail.bridge.attempt.Views;
import org.chmail.bridge.attempt.Withdrawing;
import org.chmail.bridge.chat.RoomListener;
import org.chmail.bridge.directory.Linking;
import org.chmail.bridge.directory.Preferences;
import org.chmail.bridge.directory.PresenceBook;
import org.chmail.bridge.directory.RegistrationGuard;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.words.Words;

/** The services that the XMPP edge drives. */
public record XmppServices(
        Asking asking,
        Withdrawing withdrawing,
        Answering answering,
        Blocking blocking,
        Kicking kicking,
        Views views,
        Repeats repeats,
        Preferences preferences,
        Linking linking,
        SigningIn signingIn,
        Browsers browsers,
        Words words,
        PresenceBook presenceBook,
        RegistrationGuard registrationGuard,
        RoomListener roomListener) {}
