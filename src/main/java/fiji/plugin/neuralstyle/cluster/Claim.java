package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** A row that this process has to itself. Its heart beats in the time of the claim's file. */
final class Claim {

	static final String RELEASED = "released\n";

	private final List<Path> files;
	private final int deaths;

	/**
	 * @param files this row's claims; the last is this one
	 * @param deaths how many of those before died
	 */
	Claim(final List<Path> files, final int deaths) {
		this.files = List.copyOf(files);
		this.deaths = deaths;
	}

	/** How many processes have died at this row. */
	int deaths() {
		return deaths;
	}

	/** Shows that this process lives. Others see that the time changes, whatever their clocks say. */
	void beat() throws IOException {
		try {
			Files.setLastModifiedTime(own(), FileTime.from(Instant.now()));
		}
		catch (NoSuchFileException e) {
			// Taken over by another, and finished; isLost tells.
		}
	}

	/** Whether another has taken over, as it may after this process stood still for long. */
	boolean isLost() {
		return !Files.exists(own()) || Files.exists(Claims.next(own()));
	}

	/** Lets others have the row. */
	void release() throws IOException {
		// Never deleted while the row is open: a gap in the numbers would let two in.
		if (!isLost()) Files.write(own(), RELEASED.getBytes(StandardCharsets.US_ASCII));
	}

	/** The row is finished, and says so in its status, so that whoever claims it now will leave it. */
	void finish() throws IOException {
		for (int i = files.size() - 1; i >= 0; i--) {
			Files.deleteIfExists(files.get(i));
		}
	}

	private Path own() {
		return files.get(files.size() - 1);
	}
}
