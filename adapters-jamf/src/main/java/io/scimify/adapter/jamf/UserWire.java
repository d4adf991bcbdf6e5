package io.scimify.adapter.jamf;

import io.scimify.application.port.out.JamfUserPage;
import io.scimify.domain.user.JamfUser;
import io.scimify.domain.user.JamfUserFields;
import io.scimify.domain.user.JamfUserId;
import io.scimify.domain.user.UserName;
import java.util.Optional;

/** How one of Jamf's two user APIs speaks: what to ask, and what an answer means. */
interface UserWire {
  JamfUser read(JamfUserId id);

  Optional<JamfUser> find(UserName name);

  JamfUserPage list(int offset, int limit);

  JamfRequest createRequest(JamfUserFields fields);

  /** The id in the answer to a create, if it is there. */
  Optional<JamfUserId> createdId(Reply reply);

  /** May read first, where the API replaces whole records. */
  JamfRequest updateRequest(JamfUserId id, JamfUserFields fields);

  JamfRequest deleteRequest(JamfUserId id);

  /** Path of the object, as in the requests. */
  String path(JamfUserId id);
}
