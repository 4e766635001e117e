package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.NetworkWeights;

/**
 * Reads VGG-16 and VGG-19 from the files of several programs: safetensors, PyTorch's state dicts
 * ({@code .pth}, old and new) and Keras' HDF5. A file is recognised by its content, not by its name, and
 * no code in it is ever run. Only convolutions are read.
 */
public final class WeightsFiles {

	/** How the names of such files end, in lower case. */
	public static final List<String> ENDINGS = List.of(".safetensors", ".pth", ".pt", ".h5", ".hdf5");

	private WeightsFiles() {}

	/**
	 * Reads a network in the convention that is usual in the file's format.
	 *
	 * @see #read(Path, Optional)
	 */
	public static NetworkWeights read(final Path file) throws IOException {
		return read(file, Optional.empty());
	}

	/**
	 * Reads a network. Its name is that in the file's metadata, else the file's name without its ending.
	 *
	 * @param file may end after any convolution
	 * @param convention of the weights; empty means the usual one, which is {@link Convention#CAFFE} for HDF5
	 *          and {@link Convention#TORCHVISION} for PyTorch and for safetensors whose metadata don't say
	 * @throws IOException if the file is missing, damaged or holds no VGG network; the message names the file,
	 *           the trouble and the way out
	 */
	public static NetworkWeights read(final Path file, final Optional<Convention> convention) throws IOException {
		try (FileBytes bytes = new FileBytes(file)) {
			return reading(bytes, () -> new VggReader(WeightsFormat.open(bytes)).read(plainName(file), Sha256.of(bytes), convention));
		}
	}

	/**
	 * Reads a network from memory.
	 *
	 * @param name what messages call it, and of the network where the file's metadata have none
	 * @throws IOException as above
	 */
	public static NetworkWeights read(final String name, final byte[] file) throws IOException {
		final RandomAccessBytes bytes = new ArrayBytes(name, file);
		return read(bytes, name, Sha256.of(bytes), Optional.empty());
	}

	/**
	 * Reads a network from anywhere, and of it only what is needed.
	 *
	 * @param bytes the whole file
	 * @param name of the network where the file's metadata have none
	 * @param sha256 of the file, in hexadecimal, which cannot be computed from a part of it
	 * @param convention of the weights; empty means the usual one
	 * @throws IOException as above
	 */
	public static NetworkWeights read(final RandomAccessBytes bytes, final String name, final String sha256,
		final Optional<Convention> convention) throws IOException
	{
		return reading(bytes, () -> new VggReader(WeightsFormat.open(bytes)).read(name, sha256, convention));
	}

	private interface Reading {

		NetworkWeights read() throws IOException;
	}

	/** Keeps what a file may do to the virtual machine from whoever asked for the file. */
	private static NetworkWeights reading(final RandomAccessBytes bytes, final Reading reading) throws IOException {
		try {
			return reading.read();
		}
		catch (StackOverflowError e) {
			throw new Problems(bytes.name(), "a weights").damaged("it is nested too deeply", e);
		}
		catch (OutOfMemoryError e) {
			throw new IOException("The weights file \"" + bytes.name() + "\" needs more memory than Java may use, " + (Runtime
				.getRuntime().maxMemory() >> 20) + " MiB. Close other images, or give Java more memory.", e);
		}
	}

	private static String plainName(final Path file) {
		final String name = String.valueOf(file.getFileName());
		return ENDINGS.stream().filter(name.toLowerCase(Locale.ROOT)::endsWith).findFirst().map(ending -> name.substring(0, name
			.length() - ending.length())).orElse(name);
	}
}
