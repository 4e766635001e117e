package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.image.ImageInfo;
import fiji.plugin.neuralstyle.image.WholeFile;

/**
 * What became of a row, in a small file of its own that appears whole or not at all.
 *
 * @param isDone whether there is a result; else the row failed
 * @param key the row's when it was painted
 * @param attempts that ended, this one included
 * @param seconds that the last one took
 * @param bytes of the result's file
 * @param iterations of the result
 * @param loss of the result
 * @param holder who did it
 * @param message why it ended, or why it failed
 */
public record RowStatus(boolean isDone, String key, int attempts, double seconds, long bytes, int iterations, double loss,
	Holder holder, String message)
{

	private static final String DONE = "done";
	private static final String FAILED = "failed";

	/** Reads a row's; one that is damaged is as none. */
	static Optional<RowStatus> read(final Path file) throws IOException {
		final Map<String, String> lines;
		try {
			lines = ImageInfo.parse(Files.readString(file));
		}
		catch (NoSuchFileException e) {
			return Optional.empty();
		}
		try {
			return Optional.of(new RowStatus(lines.get("status").equals(DONE), lines.get("key"), Integer.parseInt(lines.get(
				"attempts")), Double.parseDouble(lines.get("seconds")), Long.parseLong(lines.get("bytes")), Integer.parseInt(lines
					.get("iterations")), Double.parseDouble(lines.get("loss")), Holder.of(lines), lines.get("message")));
		}
		catch (NumberFormatException | NullPointerException e) {
			// A disk that was full, or a node that died: the row is looked at anew.
			return Optional.empty();
		}
	}

	/** @throws IOException if it cannot be written, saying why */
	void write(final Path file) throws IOException {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("status", isDone ? DONE : FAILED);
		lines.put("key", key);
		lines.put("attempts", Integer.toString(attempts));
		lines.put("seconds", Double.toString(seconds));
		lines.put("bytes", Long.toString(bytes));
		lines.put("iterations", Integer.toString(iterations));
		lines.put("loss", Double.toString(loss));
		lines.putAll(holder.lines());
		lines.put("message", message);
		final String text = ImageInfo.format(lines);
		WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Whether it tells of a result of this key that is still there. */
	boolean isOf(final String wanted, final Path result) throws IOException {
		return isDone && key.equals(wanted) && Files.isRegularFile(result) && Files.size(result) == bytes;
	}
}
