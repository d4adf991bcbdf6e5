package io.scimify.jamf.simulator;

import java.time.Duration;

/**
 * The tenant's behaviour where Jamf's own varies by version, or is not established: each can be
 * switched while the simulator runs. {@link #defaults()} is the best documented variant.
 */
public final class Settings {
  /** What DELETE does to a user with computers or other links. */
  public enum BlockedDelete {
    CONFLICT,
    BAD_REQUEST,
    /** The misleading answer that some Classic resources give: 400, though the record is gone. */
    BAD_REQUEST_BUT_DELETED
  }

  /** The body of a Classic 401. */
  public enum UnauthorizedBody {
    JSON,
    EMPTY,
    HTML
  }

  /** The root element of the answer to a Classic group write. */
  public enum WriteRoot {
    STATIC_USER_GROUP,
    USER_GROUP,
    EMPTY_BODY
  }

  private volatile JamfVersion version = new JamfVersion("11.30.2-t1785446884863");
  private volatile Duration tokenLifetime = Duration.ofSeconds(60);
  private volatile int invalidClientStatus = 401;
  private volatile boolean privilegesBySite = true;
  private volatile UnauthorizedBody unauthorizedBody = UnauthorizedBody.JSON;
  private volatile WriteRoot writeRoot = WriteRoot.STATIC_USER_GROUP;
  private volatile BlockedDelete blockedDelete = BlockedDelete.CONFLICT;
  private volatile boolean foldsJsonLists;
  private volatile boolean classicGroupListForbidden;
  private volatile boolean keepsGroupDescription;
  private volatile boolean proPutKeepsOmitted;
  private volatile boolean unmatchedEmailIsNotFound;

  private Settings() {}

  static Settings defaults() {
    return new Settings();
  }

  /** Such as {@code 11.25.2}; below 11.26 there is no {@code /api/v1/users}. */
  public Settings version(String text) {
    version = new JamfVersion(text);
    return this;
  }

  public Settings tokenLifetime(Duration lifetime) {
    tokenLifetime = lifetime;
    return this;
  }

  /** 401 as seen in the field, or 400 as documented. */
  public Settings invalidClientStatus(int status) {
    invalidClientStatus = status;
    return this;
  }

  public Settings privilegesBySite(boolean reported) {
    privilegesBySite = reported;
    return this;
  }

  public Settings unauthorizedBody(UnauthorizedBody body) {
    unauthorizedBody = body;
    return this;
  }

  public Settings writeRoot(WriteRoot root) {
    writeRoot = root;
    return this;
  }

  public Settings blockedDelete(BlockedDelete answer) {
    blockedDelete = answer;
    return this;
  }

  /** Classic JSON that keeps only the last entry of a nested list. */
  public Settings foldsJsonLists(boolean folds) {
    foldsJsonLists = folds;
    return this;
  }

  /** A tenant whose Classic group list asks for more than Read Static User Groups. */
  public Settings classicGroupListForbidden(boolean forbidden) {
    classicGroupListForbidden = forbidden;
    return this;
  }

  /** A tenant that honours {@code <description>} in Classic group writes; none is known today. */
  public Settings keepsGroupDescription(boolean keeps) {
    keepsGroupDescription = keeps;
    return this;
  }

  /**
   * Whether {@code PUT /api/v1/users/{id}} leaves omitted fields alone instead of clearing them.
   */
  public Settings proPutKeepsOmitted(boolean keeps) {
    proPutKeepsOmitted = keeps;
    return this;
  }

  public Settings unmatchedEmailIsNotFound(boolean notFound) {
    unmatchedEmailIsNotFound = notFound;
    return this;
  }

  JamfVersion version() {
    return version;
  }

  Duration tokenLifetime() {
    return tokenLifetime;
  }

  int invalidClientStatus() {
    return invalidClientStatus;
  }

  boolean privilegesBySite() {
    return privilegesBySite;
  }

  UnauthorizedBody unauthorizedBody() {
    return unauthorizedBody;
  }

  WriteRoot writeRoot() {
    return writeRoot;
  }

  BlockedDelete blockedDelete() {
    return blockedDelete;
  }

  boolean foldsJsonLists() {
    return foldsJsonLists;
  }

  boolean classicGroupListForbidden() {
    return classicGroupListForbidden;
  }

  boolean keepsGroupDescription() {
    return keepsGroupDescription;
  }

  boolean proPutKeepsOmitted() {
    return proPutKeepsOmitted;
  }

  boolean unmatchedEmailIsNotFound() {
    return unmatchedEmailIsNotFound;
  }
}
