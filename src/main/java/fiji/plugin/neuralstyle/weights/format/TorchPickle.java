package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import fiji.plugin.neuralstyle.weights.format.TorchTensor.Storage;

/**
 * What a pickle of PyTorch's holds.
 *
 * @param content maps by text, lists, tuples as arrays, texts, numbers, and tensors as {@link TorchTensor}
 * @param storages of the tensors, by key
 */
record TorchPickle(Object content, Map<String, Storage> storages) {

	/**
	 * Reads one pickle; the stream is behind it then.
	 *
	 * @throws IOException if it asks for other things than tensors, or is malformed, or cannot be read
	 */
	static TorchPickle read(final BytesStream bytes, final Problems problems) throws IOException {
		try {
			final TensorUnpickler unpickler = new TensorUnpickler(bytes);
			return new TorchPickle(unpickler.load(), unpickler.storages());
		}
		catch (UncheckedIOException e) {
			throw e.getCause();
		}
		catch (TensorUnpickler.Refusal e) {
			throw problems.unusable(e.getMessage());
		}
		catch (IOException e) {
			throw problems.damaged("its pickle ends early", e);
		}
		catch (RuntimeException e) {
			throw problems.damaged("its pickle is malformed, or holds more than tensors, texts and numbers", e);
		}
	}
}
