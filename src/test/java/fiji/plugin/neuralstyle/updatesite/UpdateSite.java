package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder that any web server can serve as an update site. What the site had before stays known, and stays there, so that
 * a Fiji with an older version is updated, and can go back.
 */
final class UpdateSite {

	private final Path folder;

	/** @param folder with a site, or empty, or yet to be made */
	UpdateSite(final Path folder) {
		this.folder = folder;
	}

	/** What the index lists; nothing if there is no site yet. */
	List<SiteEntry> entries() throws IOException {
		final Path index = folder.resolve(SiteIndex.NAME);
		return Files.exists(index) ? SiteIndex.read(index) : List.of();
	}

	/**
	 * Offers these files and no others. The index comes last, so that the site is whole at every moment.
	 *
	 * @param now yyyyMMddHHmmss
	 * @throws IllegalArgumentException if two files have one name, or time ran backwards
	 */
	void publish(final List<Offer> offers, final long now) throws IOException {
		final Map<String, SiteEntry> before = new LinkedHashMap<>();
		for (final SiteEntry entry : entries()) {
			before.put(entry.name(), entry);
			if (entry.current() != null && entry.current().timestamp() >= now) {
				throw new IllegalArgumentException("The site in " + folder + " is of " + entry.current().timestamp() +
					", which is not before " + now + ". Set this machine's clock right.");
			}
		}
		final Map<String, SiteEntry> after = new LinkedHashMap<>();
		for (final Offer offer : offers) {
			final SiteEntry entry = entry(offer, before.remove(offer.name()), now);
			if (after.put(entry.name(), entry) != null) {
				throw new IllegalArgumentException("Two files go by the name " + entry.name() + ", of which Fiji would keep one.");
			}
			put(offer.file(), entry.current().place());
		}
		for (final SiteEntry gone : before.values()) {
			after.put(gone.name(), new SiteEntry(null, 0, gone.platforms(), "", List.of(), history(gone, now)));
		}
		final Path index = folder.resolve(SiteIndex.NAME + ".part");
		SiteIndex.write(List.copyOf(after.values()), index);
		move(index, folder.resolve(SiteIndex.NAME));
	}

	private static SiteEntry entry(final Offer offer, final SiteEntry before, final long now) throws IOException {
		final String checksum = Checksum.of(offer.filename(), offer.file());
		Version version = new Version(offer.filename(), checksum, now, 0);
		List<Version> previous = List.of();
		if (before != null) {
			final Version old = before.current();
			final boolean same = old != null && old.checksum().equals(checksum) && old.filename().equals(offer.filename());
			if (same) version = old;
			previous = same ? before.previous() : history(before, now);
		}
		return new SiteEntry(version, offer.size(), offer.platforms(), offer.description(), offer.dependencies(), previous);
	}

	private static List<Version> history(final SiteEntry entry, final long now) {
		final List<Version> versions = new ArrayList<>();
		if (entry.current() != null) versions.add(entry.current().obsoleteSince(now));
		versions.addAll(entry.previous());
		return versions;
	}

	private void put(final Path file, final String place) throws IOException {
		final Path target = folder.resolve(place);
		if (Files.exists(target)) return;
		Files.createDirectories(target.getParent());
		final Path part = target.resolveSibling(target.getFileName() + ".part");
		Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
		move(part, target);
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
