package fiji.plugin.neuralstyle.transfer.checkpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Checksums. */
final class Sums {

	/** Bytes of a checksum. */
	static final int LENGTH = 32;

	private Sums() {}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java runtime has SHA-256.", e);
		}
	}
}
