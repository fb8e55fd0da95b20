import { enlivenPlaces } from './address.js';
import { enlivenComparators } from './comparators.js';
import { enlivenComparison } from './compare/compare.js';
import { enlivenFilters } from './filters.js';
import { enlivenPlots } from './points.js';

enlivenPlaces();
enlivenFilters();
enlivenComparators();
void enlivenComparison();
enlivenPlots();
