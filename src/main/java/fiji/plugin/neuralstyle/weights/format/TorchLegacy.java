package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.weights.format.TorchTensor.Storage;

/**
 * PyTorch's files before version 1.6, and torchvision's VGG-19 to this day: pickles of a magic number, of a
 * protocol version, of facts on the machine, of the content, and of the storages' keys; then the storages,
 * each a count of eight bytes and its numbers.
 */
final class TorchLegacy implements TorchStorages {

	private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
	private static final Integer PROTOCOL = 1001;

	private final RandomAccessBytes bytes;
	private final Problems problems;
	private final Map<String, Long> starts = new HashMap<>();

	private TorchLegacy(final RandomAccessBytes bytes, final Problems problems) {
		this.bytes = bytes;
		this.problems = problems;
	}

	/**
	 * Opens such a file; its pickles are read.
	 *
	 * @throws IOException if it is damaged, or asks for other things than tensors
	 */
	static TorchFile open(final RandomAccessBytes bytes) throws IOException {
		final Problems problems = new Problems(bytes.name(), "a PyTorch");
		final BytesStream stream = new BytesStream(bytes, 0, Math.min(bytes.length(), TensorUnpickler.LONGEST));
		if (!MAGIC.equals(TorchPickle.read(stream, problems).content())) {
			throw problems.unusable("is a Python pickle, but not one that torch.save wrote. Name another file");
		}
		if (!PROTOCOL.equals(TorchPickle.read(stream, problems).content())) {
			throw problems.unusable("is of a version of PyTorch's format that is not known. Save it with torch.save again");
		}
		if (!(TorchPickle.read(stream, problems).content() instanceof Map<?, ?> machine) || !Boolean.TRUE.equals(machine.get(
			"little_endian")))
		{
			throw problems.unusable("was written by a big-endian machine. Save it again on another");
		}
		final TorchPickle pickle = TorchPickle.read(stream, problems);
		if (!(TorchPickle.read(stream, problems).content() instanceof List<?> keys)) {
			throw problems.damaged("it has no list of its storages");
		}
		final TorchLegacy storages = new TorchLegacy(bytes, problems);
		storages.findAll(stream.position(), keys, pickle.storages());
		return new TorchFile(problems, storages, pickle.content());
	}

	@Override
	public long start(final Storage storage) throws IOException {
		final Long start = starts.get(storage.key());
		if (start == null) throw problems.damaged("it has no storage \"" + storage.key() + "\"");
		return start;
	}

	/** This form has no sums. */
	@Override
	public RandomAccessBytes bytes(final Storage storage) {
		return bytes;
	}

	/** Goes from storage to storage; their numbers are stepped over. */
	private void findAll(final long first, final List<?> keys, final Map<String, Storage> described) throws IOException
	{
		final long length = bytes.length();
		long next = first;
		for (final Object key : keys) {
			final Storage storage = described.get(key);
			if (storage == null) throw problems.damaged("it has a storage that no tensor uses");
			if (next > length - Long.BYTES) throw problems.damaged("it ends before the storage \"" + key + "\"");
			final long count = ByteBuffer.wrap(bytes.read(next, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
			next += Long.BYTES;
			if (count != storage.count() || count > (length - next) / storage.type().bytes()) {
				throw problems.damaged("its storage \"" + key + "\" should have " + storage.count() + " numbers, but has " + count +
					" in a file of " + length + " bytes");
			}
			starts.put(storage.key(), next);
			next += count * storage.type().bytes();
		}
	}
}
