package org.chmail.bridge.http;

/**
 * How often the pages may be used in an hour.
 *
 * @param formsPerAddress forms from one client address: one IPv4 address, or one /64 of IPv6
 * @param formsPerLink forms about one mail, whoever sends them
 * @param deadLinksPerAddress links that lead nowhere, from one client address
 */
public record PageLimitPolicy(int formsPerAddress, int formsPerLink, int deadLinksPerAddress) {}
