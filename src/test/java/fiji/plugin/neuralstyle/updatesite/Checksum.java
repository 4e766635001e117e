package fiji.plugin.neuralstyle.updatesite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A file's checksum as Fiji's updater computes it: SHA-1 of the path in Fiji and the bytes. Of a jar, it is SHA-1 of
 * its entries' names and bytes, in the names' order, where neither the manifest's bytes nor the comments of properties
 * files count, as builds write dates there.
 */
final class Checksum {

	private static final String MANIFEST = "META-INF/MANIFEST.MF";

	private Checksum() {}

	/**
	 * @param path where the file goes in Fiji, with slashes
	 * @return forty hexadecimal digits
	 * @throws IOException if the file cannot be read
	 */
	static String of(final String path, final Path file) throws IOException {
		final MessageDigest digest = sha1();
		if (path.endsWith(".jar")) addEntries(file, digest);
		else {
			addName(path, digest);
			digest.update(Files.readAllBytes(file));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void addEntries(final Path file, final MessageDigest digest) throws IOException {
		try (JarFile jar = new JarFile(file.toFile())) {
			final List<JarEntry> entries = jar.stream().sorted(Comparator.comparing(JarEntry::getName)).toList();
			for (final JarEntry entry : entries) {
				addName(entry.getName(), digest);
				if (!entry.getName().equals(MANIFEST)) addBytes(jar, entry, digest);
			}
		}
	}

	private static void addBytes(final JarFile jar, final JarEntry entry, final MessageDigest digest) throws IOException {
		try (InputStream in = jar.getInputStream(entry)) {
			if (entry.getName().endsWith(".properties")) digest.update(withoutComments(in.readAllBytes()));
			else {
				final byte[] buffer = new byte[1 << 16];
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
					digest.update(buffer, 0, count);
				}
			}
		}
	}

	/**
	 * Leaves of each line that starts with # its end alone. What follows a line that is empty, or of # alone, is not taken
	 * for a comment: so does the updater.
	 */
	private static byte[] withoutComments(final byte[] text) {
		final ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
		boolean mayBeComment = true;
		int start = 0;
		while (start < text.length) {
			int end = start;
			boolean plain = true;
			while (end < text.length && text[end] != '\n') {
				plain &= text[end++] == '#';
			}
			final boolean comment = mayBeComment && text[start] == '#';
			if (!comment) kept.write(text, start, end - start);
			if (end < text.length) kept.write('\n');
			mayBeComment = !(mayBeComment && plain);
			start = end + 1;
		}
		return kept.toByteArray();
	}

	private static void addName(final String name, final MessageDigest digest) {
		digest.update(name.getBytes(StandardCharsets.US_ASCII));
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-1.", e);
		}
	}
}
