package io.scimify.application.port.in;

/**
 * Makes the wanted user from the present one: a PUT ignores what is there, a PATCH changes it.
 * Called while the user is locked. May throw the edge's own unchecked exception to refuse
 * (precondition, bad path); nothing has happened then.
 */
@FunctionalInterface
public interface UserUpdate {
  UserDraft apply(UserView current);
}
