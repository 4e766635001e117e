package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of tensors by name, whatever program wrote it. Opening it reads the names; numbers are read when asked for. */
interface NamedTensors {

	/** How this file's program names and orders the tensors of a VGG network. */
	Naming naming();

	/** What says in a sentence that something is wrong with the file. */
	Problems problems();

	/** Names of all tensors, in the file's order. */
	Set<String> names();

	/** Free texts that the file carries. */
	default Map<String, String> metadata() {
		return Map.of();
	}

	/**
	 * A tensor's extents, slowest first; a kernel's are outputs, inputs, rows, columns.
	 *
	 * @throws IOException if there is none of that name
	 */
	List<Long> shape(String name) throws IOException;

	/**
	 * A tensor's values in float32, the last index fastest.
	 *
	 * @throws IOException if there is none of that name, or of a type that is not read, or it reaches beyond the
	 *           file, or a value is not finite
	 */
	float[] values(String name) throws IOException;
}
