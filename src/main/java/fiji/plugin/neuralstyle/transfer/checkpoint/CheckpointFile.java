package fiji.plugin.neuralstyle.transfer.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * A checkpoint as a file: a mark, the format's number, this program's version, the run's key, the run's state, and
 * SHA-256 of all that. Numbers are big-endian, values as their bits.
 */
public final class CheckpointFile {

	private static final byte[] MARK = "NeuralStyleCheckpoint\n".getBytes(StandardCharsets.US_ASCII);
	/** Another with every change of what a state holds, as programs under development all have one version. */
	private static final int FORMAT = 3;
	private static final int BLOCK = 1 << 16;

	private final Path path;
	private final byte[] key;

	/** The file of one run, there or not. */
	public CheckpointFile(final Path path, final RunKey key) {
		this.path = path;
		this.key = key.bytes();
	}

	/** Writes the state of a run. */
	@FunctionalInterface
	public interface State {

		void writeTo(DataOutputStream out) throws IOException;
	}

	/** The file's name, for sentences. */
	public Path path() {
		return path;
	}

	/**
	 * Whether a file is there that no run may touch: one that is no checkpoint, nor the beginning of one.
	 *
	 * @throws IOException if it cannot be read
	 */
	public boolean isForeign() throws IOException {
		return isForeign(path);
	}

	/**
	 * Replaces the checkpoint, whole or not at all.
	 *
	 * @throws IOException if it cannot be written; the one before is still there
	 */
	public void write(final State state) throws IOException {
		if (isForeign(path)) throw new IOException("a file that is no checkpoint is in its place");
		final Path target = target(path);
		final Path temporary = temporary(target);
		// What a killed process left half written.
		Files.deleteIfExists(temporary);
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
				write(channel, state);
				// To the disk itself: a file that has its name must not be empty after the power has failed.
				channel.force(true);
			}
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private void write(final FileChannel channel, final State state) throws IOException {
		final MessageDigest digest = Sums.sha256();
		final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(Channels
			.newOutputStream(channel), digest), BLOCK));
		out.write(MARK);
		out.writeInt(FORMAT);
		out.writeUTF(programVersion());
		out.write(key);
		state.writeTo(out);
		out.flush();
		final ByteBuffer sum = ByteBuffer.wrap(digest.digest());
		while (sum.hasRemaining()) {
			channel.write(sum);
		}
	}

	/**
	 * Opens the checkpoint at the run's state; empty if there is none.
	 *
	 * @throws IOException if it will not do: the message goes on from "The checkpoint ..."
	 */
	public Optional<DataInputStream> open() throws IOException {
		if (!Files.exists(path)) return Optional.empty();
		// One opened file from check to use, as another process may put a new one in its place.
		final FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
		boolean isGood = false;
		try {
			requireWhole(channel);
			final DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BLOCK));
			in.skipNBytes(MARK.length);
			requireVersion(in.readInt(), in);
			if (!Arrays.equals(in.readNBytes(key.length), key)) {
				throw new IOException("is of other images or settings, or of another network");
			}
			isGood = true;
			return Optional.of(in);
		}
		finally {
			if (!isGood) channel.close();
		}
	}

	private static void requireWhole(final FileChannel channel) throws IOException {
		final long length = channel.size() - Sums.LENGTH;
		final MessageDigest digest = Sums.sha256();
		final ByteBuffer block = ByteBuffer.allocate(BLOCK);
		long left = length;
		while (left > 0) {
			block.clear().limit((int) Math.min(BLOCK, left));
			final int read = channel.read(block);
			if (read < 0) break;
			digest.update(block.flip());
			left -= read;
		}
		final byte[] sum = new byte[Sums.LENGTH];
		final boolean isThere = length > 0 && Channels.newInputStream(channel).readNBytes(sum, 0, sum.length) == sum.length;
		if (!isThere || !Arrays.equals(sum, digest.digest())) throw new IOException("is damaged");
		channel.position(0);
	}

	private static void requireVersion(final int format, final DataInputStream in) throws IOException {
		if (format != FORMAT) throw new IOException("is of another version of this program");
		final String version = in.readUTF();
		if (!version.equals(programVersion())) {
			throw new IOException("is of version " + version + " of this program, which is " + programVersion() + " now");
		}
	}

	/** Deletes a checkpoint, and what a killed process left of another; a file that is none stays. */
	static void delete(final Path path) throws IOException {
		final Path target = target(path);
		Files.deleteIfExists(temporary(target));
		if (!isForeign(target)) Files.deleteIfExists(target);
	}

	private static boolean isForeign(final Path path) throws IOException {
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return false;
		if (!Files.isRegularFile(path)) return true;
		try (InputStream in = Files.newInputStream(path)) {
			final byte[] begin = in.readNBytes(MARK.length);
			return !Arrays.equals(begin, Arrays.copyOf(MARK, begin.length));
		}
	}

	/** Moving onto a link would replace the link, not the file behind it. */
	private static Path target(final Path path) throws IOException {
		return Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
	}

	/** Hidden where a leading dot hides. */
	private static Path temporary(final Path target) {
		return target.resolveSibling("." + target.getFileName() + ".tmp");
	}

	/** Not by the class Version, which is of those that use runs. */
	private static String programVersion() {
		final String version = CheckpointFile.class.getPackage().getImplementationVersion();
		return version == null ? "development" : version;
	}
}
