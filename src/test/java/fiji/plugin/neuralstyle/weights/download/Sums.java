package fiji.plugin.neuralstyle.weights.download;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Bytes to send about, and their sums. */
public final class Sums {

	private Sums() {}

	public static byte[] noise(final int seed, final int count) {
		final byte[] bytes = new byte[count];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	public static String sha256(final byte[] bytes) {
		return hex("SHA-256", bytes);
	}

	public static String md5(final byte[] bytes) {
		return hex("MD5", bytes);
	}

	private static String hex(final String algorithm, final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
		}
		catch (NoSuchAlgorithmException e) {
			throw new AssertionError(e);
		}
	}
}
