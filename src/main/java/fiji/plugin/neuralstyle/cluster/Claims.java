package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import fiji.plugin.neuralstyle.image.ImageInfo;

/**
 * Sees to it that no two processes work on one row, by files that are created by one process only, which shared file
 * systems promise as well (NFS since its version 3).
 * <p>
 * A row's claims are numbered, and the last one counts. Who takes over from a dead process creates the next number:
 * of several that try, one succeeds, and none can take away what another has just taken. A process on this machine is
 * dead when there is none of its number; one elsewhere when its heart has not beaten for a while, by the watcher's
 * clock alone, as clocks of machines differ.
 */
public final class Claims {

	private final Path folder;
	private final Holder self;
	private final Duration patience;
	private final Map<Path, Sighting> sightings = new HashMap<>();
	private final Set<Path> beating = new HashSet<>();

	/** What a claim looked like at first, and when that was. */
	private record Sighting(String text, FileTime time, long nanos) {

		boolean isLike(final Sighting other) {
			return text.equals(other.text) && time.equals(other.time);
		}
	}

	/**
	 * @param folder of the claims; exists
	 * @param self this process
	 * @param patience how long a heart may stand still
	 */
	public Claims(final Path folder, final Holder self, final Duration patience) {
		this.folder = folder;
		this.self = self;
		this.patience = patience;
	}

	/**
	 * Claims a row.
	 *
	 * @return empty if another process has it that is not known to be dead
	 * @throws IOException if the folder cannot be written to; the message is a sentence
	 */
	Optional<Claim> take(final String id) throws IOException {
		try {
			final List<Path> files = new ArrayList<>();
			Path next = folder.resolve(id + ".1");
			while (Files.exists(next)) {
				files.add(next);
				next = next(next);
			}
			if (!files.isEmpty() && !isFree(files.get(files.size() - 1))) return Optional.empty();
			if (!create(next)) return Optional.empty();
			final int deaths = deaths(files);
			files.add(next);
			return Optional.of(new Claim(files, deaths));
		}
		catch (IOException e) {
			throw new IOException("The folder of claims \"" + folder + "\" cannot be used: " + Reason.of(e) +
				". Make room, or ask for permission, and start again.", e);
		}
	}

	/** Whether a row that could not be claimed is another's whose heart has been seen to beat. */
	boolean isBeating(final String id) {
		Path last = folder.resolve(id + ".1");
		while (Files.exists(next(last))) {
			last = next(last);
		}
		return beating.contains(last);
	}

	/** The file that takes over from a claim. */
	static Path next(final Path claim) {
		final String name = claim.getFileName().toString();
		return claim.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + (number(claim) + 1));
	}

	/** A claim's number among those of its row. */
	static int number(final Path claim) {
		final String name = claim.getFileName().toString();
		return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
	}

	/** What a claim says, if it is there still. */
	static Optional<String> text(final Path claim) throws IOException {
		return look(claim).map(Sighting::text);
	}

	private boolean create(final Path file) throws IOException {
		final byte[] text = ImageInfo.format(self.lines()).getBytes(StandardCharsets.UTF_8);
		final OutputStream created;
		try {
			created = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		}
		catch (FileAlreadyExistsException e) {
			return false;
		}
		try (OutputStream out = created) {
			out.write(text);
			return true;
		}
		catch (IOException e) {
			// On a full disk it stays empty, and would look like a living one for a while.
			Files.deleteIfExists(file);
			throw e;
		}
	}

	/** Whether nobody works on a row any more, by its last claim. */
	private boolean isFree(final Path last) throws IOException {
		final Optional<Sighting> now = look(last);
		// Just finished: its status will tell.
		if (now.isEmpty()) return false;
		if (now.get().text().equals(Claim.RELEASED)) return true;
		final Optional<Holder> holder = holder(now.get().text());
		if (holder.isPresent() && holder.get().isDead(self)) return true;
		final Sighting before = sightings.putIfAbsent(last, now.get());
		if (before == null) return false;
		if (!before.isLike(now.get())) {
			sightings.put(last, now.get());
			beating.add(last);
			return false;
		}
		return now.get().nanos() - before.nanos() > patience.toNanos();
	}

	private static Optional<Sighting> look(final Path claim) throws IOException {
		try {
			final String text = Files.readString(claim, StandardCharsets.UTF_8);
			return Optional.of(new Sighting(text, Files.getLastModifiedTime(claim), System.nanoTime()));
		}
		catch (NoSuchFileException e) {
			return Optional.empty();
		}
	}

	private static int deaths(final List<Path> earlier) throws IOException {
		int deaths = 0;
		for (final Path claim : earlier) {
			final Optional<Sighting> seen = look(claim);
			if (seen.isPresent() && !seen.get().text().equals(Claim.RELEASED)) deaths++;
		}
		return deaths;
	}

	/** Empty where its process was killed before it could write its name. */
	static Optional<Holder> holder(final String text) {
		try {
			return Optional.of(Holder.of(ImageInfo.parse(text)));
		}
		catch (NumberFormatException e) {
			return Optional.empty();
		}
	}
}
