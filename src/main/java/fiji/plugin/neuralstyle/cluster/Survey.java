package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.cluster.RowState.Kind;

/**
 * Where all rows of a manifest are. Reads, and changes nothing.
 *
 * @param states of all rows, in their order
 */
public record Survey(List<RowState> states) {

	public Survey {
		states = List.copyOf(states);
	}

	/** @throws IOException if what the run has left cannot be read */
	public static Survey of(final Manifest manifest, final RunFolder folder, final RowSettings.Reader reader)
		throws IOException
	{
		// Two listings are less to ask of a file server than two questions for each row.
		final Set<String> statuses = names(folder.status("x").getParent());
		final Map<String, Path> claims = lastClaims(folder.claims());
		final Holder here = Holder.ofProcess();
		final List<RowState> states = new ArrayList<>();
		for (final Row row : manifest.rows()) {
			final Path file = folder.status(row.id());
			final Optional<RowStatus> status = statuses.contains(file.getFileName().toString()) ? RowStatus.read(file) : Optional
				.empty();
			final boolean isHeld = isHeld(claims.get(row.id()), here);
			final boolean isBegun = claims.containsKey(row.id());
			states.add(new RowState(row, kind(row, manifest, reader, status, isHeld, isBegun), status));
		}
		return new Survey(states);
	}

	/** How many rows are somewhere. */
	public long count(final Kind kind) {
		return states.stream().filter(state -> state.kind() == kind).count();
	}

	/** The rows whose result is still to be made. */
	public List<Row> open() {
		return states.stream().filter(state -> state.kind() != Kind.DONE).map(RowState::row).toList();
	}

	/** Such as "40 rows: 37 done, 2 failed, 1 missing". */
	public String summary() {
		return states.size() + (states.size() == 1 ? " row: " : " rows: ") + Stream.of(Kind.values()).filter(kind -> count(
			kind) > 0).map(kind -> count(kind) + " " + kind).collect(Collectors.joining(", "));
	}

	private static Kind kind(final Row row, final Manifest manifest, final RowSettings.Reader reader,
		final Optional<RowStatus> status, final boolean isHeld, final boolean isBegun) throws IOException
	{
		final String key;
		try {
			key = reader.read(row.flags()).key(row);
		}
		catch (IllegalArgumentException e) {
			return status.isPresent() ? Kind.FAILED : Kind.MISSING;
		}
		if (status.isPresent() && status.get().isOf(key, manifest.resolve(row.output()))) return Kind.DONE;
		if (isHeld) return Kind.RUNNING;
		if (status.isPresent()) return status.get().isDone() ? Kind.CHANGED : Kind.FAILED;
		return isBegun ? Kind.INTERRUPTED : Kind.MISSING;
	}

	private static boolean isHeld(final Path claim, final Holder here) throws IOException {
		if (claim == null) return false;
		final Optional<String> text = Claims.text(claim);
		if (text.isEmpty() || text.get().equals(Claim.RELEASED)) return false;
		return Claims.holder(text.get()).map(holder -> !holder.isDead(here)).orElse(true);
	}

	private static Map<String, Path> lastClaims(final Path folder) throws IOException {
		final Map<String, Path> last = new HashMap<>();
		for (final String name : names(folder)) {
			final Path claim = folder.resolve(name);
			last.merge(name.substring(0, Math.max(0, name.lastIndexOf('.'))), claim, (one, other) -> Claims.number(one) > Claims
				.number(other) ? one : other);
		}
		return last;
	}

	private static Set<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(HashSet::new));
		}
		catch (NoSuchFileException e) {
			return Set.of();
		}
	}
}
