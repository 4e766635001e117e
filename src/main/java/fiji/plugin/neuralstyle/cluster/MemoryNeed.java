package fiji.plugin.neuralstyle.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.RunEstimate;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;

/** How much memory a worker needs for any of some rows. */
public final class MemoryNeed {

	/** Java and the engine's libraries; docs/cluster.md has what was measured. */
	private static final long PROGRAM_BYTES = 700_000_000;
	/** An image that is read, turned into numbers and scaled, with what Java has not yet cleared away. */
	private static final long READ_BYTES_PER_PIXEL = 55;
	private static final double ROOM = 1.15;
	private static final long MEGA = 1_000_000;
	private static final int STEP_MEGA = 100;

	private final Manifest manifest;
	private final RowSettings.Reader reader;

	public MemoryNeed(final Manifest manifest, final RowSettings.Reader reader) {
		this.manifest = manifest;
		this.reader = reader;
	}

	/**
	 * In megabytes of 10^6 bytes, rounded up. The largest file among contents, and among styles, counts, which need not be the
	 * largest image if formats are mixed.
	 *
	 * @throws IOException if a network cannot be read
	 * @throws IllegalArgumentException if settings will not do
	 */
	public long megabytes(final List<Row> rows) throws IOException {
		final Map<List<String>, List<Row>> alike = rows.stream().collect(Collectors.groupingBy(Row::flags));
		long most = 0;
		for (final List<Row> group : alike.values()) {
			most = Math.max(most, ofGroup(group));
		}
		return (long) Math.ceil((most * ROOM + PROGRAM_BYTES) / MEGA / STEP_MEGA) * STEP_MEGA;
	}

	private long ofGroup(final List<Row> rows) throws IOException {
		final Optional<ImagePlus> content = largest(rows, Row::content);
		final Optional<ImagePlus> style = largest(rows, Row::style);
		// What cannot be read will fail, and needs nothing.
		if (content.isEmpty() || style.isEmpty()) return 0;
		final long read = Math.max(pixels(content.get()), pixels(style.get())) * READ_BYTES_PER_PIXEL;
		final Row any = rows.get(0);
		final PyramidSettings pyramid = reader.read(any.flags()).settings().pyramid();
		final int size = pyramid.size();
		return read + (size > 0 && pyramid.sharpening() == 0 ? estimate(any, size, size) : estimate(any, content.get().getWidth(), content.get()
			.getHeight()));
	}

	private Optional<ImagePlus> largest(final List<Row> rows, final Function<Row, String> image) {
		return rows.stream().map(image).distinct().map(manifest::resolve).sorted(Comparator.comparing(Path::toFile, Comparator
			.comparing(File::length)).reversed()).map(MemoryNeed::readable).flatMap(Optional::stream).findFirst();
	}

	private static long pixels(final ImagePlus image) {
		return (long) image.getWidth() * image.getHeight();
	}

	private static Optional<ImagePlus> readable(final Path file) {
		try {
			return Optional.of(ImageFiles.read(file));
		}
		catch (IOException e) {
			// Its row will say so.
			return Optional.empty();
		}
	}

	private long estimate(final Row row, final int width, final int height) throws IOException {
		final RowSettings wanted = reader.read(row.flags());
		final TransferSettings asked = wanted.settings();
		// The node may have no bfloat16, which would halve it.
		final TransferSettings settings = asked.withComputation(asked.pooling(), Optional.of(asked.precision().orElse(
			Precision.FLOAT32)));
		return RunEstimate.of(Networks.load(wanted.network()), settings, width, height, Long.MAX_VALUE / 2).bytes();
	}
}
