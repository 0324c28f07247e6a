package org.chmail.bridge.http;

import org.chmail.bridge.attempt.Kicking;
import org.chmail.bridge.directory.PagePresences;
import org.chmail.bridge.model.LadderPolicy;
import org.chmail.bridge.page.Browsers;
import org.chmail.bridge.page.Desk;
import org.chmail.bridge.page.Proofs;
import org.chmail.bridge.page.RoomFollowers;
import org.chmail.bridge.page.SigningIn;
import org.chmail.bridge.page.Visitors;
import org.chmail.bridge.page.Visits;

/** What the pages of people with nothing but a browser serve, beside what the others do. */
public record PageServices(
        Visitors visitors,
        Proofs proofs,
        SigningIn signingIn,
        Visits visits,
        Browsers browsers,
        Desk desk,
        Kicking kicking,
        PagePresences presences,
        RoomFollowers followers,
        LadderPolicy ladder) {}
