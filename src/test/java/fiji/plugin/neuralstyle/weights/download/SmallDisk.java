package fiji.plugin.neuralstyle.weights.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes, in memory. Tests that want one are skipped where this user may not mount it. */
public final class SmallDisk implements Closeable {

	private final Path folder;

	private SmallDisk(final Path folder) {
		this.folder = folder;
	}

	/** @param folder to mount it on; made if need be */
	public static SmallDisk mount(final Path folder, final int kilobytes) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mount")) && run("/usr/bin/mount", "-t", "tmpfs", "-o",
			"size=" + kilobytes + "k", "tmpfs", folder.toString()) == 0, "only root on Linux may mount a disk");
		return new SmallDisk(folder);
	}

	public Path folder() {
		return folder;
	}

	/** Writes a file that leaves so much room. */
	public Path fill(final long bytesLeft) throws IOException {
		final Path filling = folder.resolve("filling");
		final byte[] block = new byte[1 << 20];
		try (OutputStream out = Files.newOutputStream(filling)) {
			for (long left = Files.getFileStore(folder).getUsableSpace() - bytesLeft; left > 0; left -= block.length) {
				out.write(block, 0, (int) Math.min(left, block.length));
			}
		}
		return filling;
	}

	private static int run(final String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
			.waitFor();
	}

	@Override
	public void close() throws IOException {
		try {
			// At once, even if a server still writes there.
			run("/usr/bin/umount", "-l", folder.toString());
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
