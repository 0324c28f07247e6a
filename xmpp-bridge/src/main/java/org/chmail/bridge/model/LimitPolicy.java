package org.chmail.bridge.model;

/**
 * How often people may be called. Each limit is a bucket that holds so many at most and fills up evenly in an hour.
 *
 * @param attemptsPerCaller attempts that one person begins or joins
 * @param attemptsPerPair of these, those that ask one and the same callee
 * @param ringsPerCallee rings that reach one person, whoever asks
 */
public record LimitPolicy(int attemptsPerCaller, int attemptsPerPair, int ringsPerCallee) {}
