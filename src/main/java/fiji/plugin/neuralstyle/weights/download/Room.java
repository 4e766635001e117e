package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The room on the disk of a folder, so that a long download does not end with a full one.
 *
 * @param folder that exists
 */
public record Room(Path folder) {

	private static final int MEGA = 1_000_000;

	/**
	 * Compares, before anything is written.
	 *
	 * @param bytes that will be written
	 * @throws DiskException if there is less room; where the disk does not tell, writing will
	 */
	public void check(final long bytes) throws DiskException {
		final OptionalLong room = bytes();
		if (room.isPresent() && room.getAsLong() < bytes) {
			throw new DiskException("The folder \"" + folder + "\" has room for " + room.getAsLong() / MEGA + " MB, but " + (bytes /
				MEGA + 1) + " MB are needed. Make room, or name another folder with the variable NEURAL_STYLE_NETWORKS or the flag " +
				"--networks-folder.", null);
		}
	}

	private OptionalLong bytes() {
		try {
			return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
		}
		catch (IOException e) {
			// Some containers and virtual drives do not tell; a disk that fills up is found out while writing.
			return OptionalLong.empty();
		}
	}
}
