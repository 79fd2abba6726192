"""e站档案: dossiers, the two checks of the five 有, plates, months against the floor, inspections and stars."""
