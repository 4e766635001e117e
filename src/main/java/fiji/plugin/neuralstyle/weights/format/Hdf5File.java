package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.jhdf.ObjectHeader;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.message.DataSpaceMessage;

/**
 * The convolutions of a Keras HDF5 file, of weights or of a whole model, by the names
 * {@code block1_conv1/kernel} and {@code block1_conv1/bias}, whatever that version of Keras called them. The
 * file's attributes, some of which describe programs, are not looked at.
 */
final class Hdf5File implements NamedTensors {

	/** As in {@code model_weights/vgg19/block1_conv1/block1_conv1/kernel:0} of a saved model with a VGG in it. */
	private static final int DEEPEST = 8;
	/** An optimizer keeps arrays of the same names. */
	private static final String NOT_WEIGHTS = "optimizer_weights";
	private static final Pattern CONVOLUTION = Pattern.compile(
		"(?:.*/)?(block\\d_conv\\d)/(?:block\\d_conv\\d_)?(?:(W|kernel)|b|bias)(?:_\\d+)?(?::\\d+)?");

	private final RandomAccessBytes bytes;
	private final Problems problems;
	private final Map<String, Hdf5Dataset> datasets = new LinkedHashMap<>();

	/**
	 * Reads the structure.
	 *
	 * @throws IOException if it is malformed
	 */
	Hdf5File(final RandomAccessBytes bytes) throws IOException {
		this.bytes = bytes;
		problems = new Problems(bytes.name(), "an HDF5");
		try {
			final Hdf5Groups groups = new Hdf5Groups(new Hdf5Storage(bytes));
			find(groups, groups.root(), "", 0);
		}
		catch (UnsupportedHdfException e) {
			throw problems.unusable(e.getMessage() + ", which is not read. Save the weights with Keras' save_weights again");
		}
		catch (RuntimeException | StackOverflowError e) {
			throw problem(e);
		}
	}

	/** The library wraps what goes wrong, and its first complaint says most. */
	private IOException problem(final Throwable outermost) {
		Throwable first = outermost;
		while (first.getCause() != null && !(first instanceof UncheckedIOException)) {
			first = first.getCause();
		}
		if (first instanceof UncheckedIOException reading) return reading.getCause();
		return problems.damaged(first instanceof HdfException ? first.getMessage() : "its structure cannot be followed",
			outermost);
	}

	private void find(final Hdf5Groups groups, final long address, final String path, final int depth) {
		final ObjectHeader header = ObjectHeader.readObjectHeader(groups.storage(), address);
		if (header.hasMessageOfType(DataSpaceMessage.class)) {
			final Matcher matcher = CONVOLUTION.matcher(path);
			if (!matcher.matches()) return;
			final String name = matcher.group(1) + (matcher.group(2) != null ? "/kernel" : "/bias");
			if (datasets.put(name, Hdf5Dataset.of(header)) != null) throw new HdfException("it has \"" + name + "\" twice");
		}
		else if (depth < DEEPEST) {
			groups.members(header).forEach((name, member) -> {
				if (!NOT_WEIGHTS.equals(name)) find(groups, member, path.isEmpty() ? name : path + "/" + name, depth + 1);
			});
		}
	}

	@Override
	public Naming naming() {
		return Naming.KERAS;
	}

	@Override
	public Problems problems() {
		return problems;
	}

	@Override
	public Set<String> names() {
		return Collections.unmodifiableSet(datasets.keySet());
	}

	@Override
	public List<Long> shape(final String name) throws IOException {
		return dataset(name).networkShape();
	}

	@Override
	public float[] values(final String name) throws IOException {
		return dataset(name).read(bytes, name, problems);
	}

	private Hdf5Dataset dataset(final String name) throws IOException {
		final Hdf5Dataset dataset = datasets.get(name);
		if (dataset == null) throw problems.missing(name);
		return dataset;
	}
}
