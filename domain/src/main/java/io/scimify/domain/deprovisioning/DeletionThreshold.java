package io.scimify.domain.deprovisioning;

/**
 * How many deletions within the window are normal: not more than {@code count} or not more than
 * {@code percent} of the population, and never more than {@code most}.
 */
public record DeletionThreshold(int count, int percent, int most) {
  public DeletionThreshold {
    if (count < 0 || percent < 0 || percent > 100 || most < 0) {
      throw new IllegalArgumentException(
          "Threshold count "
              + count
              + ", percent "
              + percent
              + ", most "
              + most
              + " is out of range");
    }
  }

  /** True when {@code deletions} within the window, of {@code population}, are too many. */
  public boolean isExceededBy(int deletions, int population) {
    boolean tooGreatAShare = (long) deletions * 100 > (long) population * percent;
    return deletions > most || (deletions > count && tooGreatAShare);
  }
}
