package fiji.plugin.neuralstyle.network;

import java.util.Collection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Guides on the device, as {@code vgg.py} takes them. */
final class GuideMaps {

	private GuideMaps() {}

	/**
	 * Copies guides to the device.
	 *
	 * @param owner of the copies, on the device
	 * @param name of the list argument that they are part of
	 */
	static NDList of(final Collection<Guide> guides, final Program program, final NDArray modes, final NDManager owner,
		final String name)
	{
		final NDList maps = new NDList();
		for (final Guide guide : guides) {
			try (NDManager scope = owner.newSubManager()) {
				final NDArray values = scope.create(guide.values(), new Shape(1, 1, guide.height(), guide.width()));
				final NDArray map = program.call("to_guide", new NDList(values, modes)).singletonOrThrow();
				map.attach(owner);
				map.setName(name);
				maps.add(map);
			}
		}
		return maps;
	}
}
