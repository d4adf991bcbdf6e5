package io.scimify.webapp.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The encryption key of a server that was given none: made once, beside the embedded database, and
 * readable by its owner only.
 */
final class KeyFile {
  private static final Logger LOG = System.getLogger(KeyFile.class.getName());

  private final Path file;
  private final Supplier<String> newKey;

  KeyFile(Path dataDirectory, Supplier<String> newKey) {
    this.file = dataDirectory.resolve("encryption.key");
    this.newKey = newKey;
  }

  String read() {
    try {
      if (!Files.exists(file)) {
        write();
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot use the key file " + file + "; set SCIMIFY_ENCRYPTION_KEY instead", e);
    }
  }

  private void write() throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file, ownerOnly());
    byte[] key = Base64.getUrlDecoder().decode(newKey.get());
    Files.writeString(
        file, Base64.getEncoder().encodeToString(key), StandardOpenOption.TRUNCATE_EXISTING);
    LOG.log(
        Level.WARNING,
        "SCIMIFY_ENCRYPTION_KEY is not set: made a key in {0}. Back it up with the database, and set"
            + " the variable before a second node uses the same database.",
        file);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
