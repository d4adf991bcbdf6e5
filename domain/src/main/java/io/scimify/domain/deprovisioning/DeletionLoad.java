package io.scimify.domain.deprovisioning;

/**
 * What the guard has to weigh.
 *
 * @param recent deletions decided within the window, those on hold included
 * @param held deletions that wait for an administrator now
 * @param population managed active users
 */
public record DeletionLoad(int recent, int held, int population) {}
