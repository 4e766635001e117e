package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
		throw new UnsupportedOperationException();
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
		throw new UnsupportedOperationException();
	}
}
